/** What a lesson's test names: a topic, the network, a call of the learner's code, a claim about what was observed. */
package workshop.testkit;
