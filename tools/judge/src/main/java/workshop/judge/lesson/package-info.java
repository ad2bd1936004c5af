/** What is judged: a lesson, somebody's answers to it, and which of their files are taken. */
package workshop.judge.lesson;
