/** The command line for a class: submissions in; a table, JUnit's XML and a CSV out. */
package workshop.judge.grade;
