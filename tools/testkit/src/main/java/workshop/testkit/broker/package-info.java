/** What a broker is to the testkit, however it is started. */
package workshop.testkit.broker;
