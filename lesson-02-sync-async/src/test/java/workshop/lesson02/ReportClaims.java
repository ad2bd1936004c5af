package workshop.lesson02;

import static workshop.testkit.Claim.verify;

import java.util.List;
import java.util.function.Supplier;
import workshop.testkit.Call;
import workshop.testkit.Observation;

/**
 * Two claims with one reason: the call returned, and what it reported of its records is what was wanted.
 *
 * @param wanted what it has to report, sorted
 * @param told what it has reported, sorted
 */
record ReportClaims(
        Call<?> call, String youDid, Supplier<Observation> kafkaSaw, List<String> wanted, List<String> told) {

    void why(String reason) {
        verify(call.thrown()).youDid(youDid).kafkaSaw(kafkaSaw).why(reason).isNull();
        verify(told).youDid(youDid).kafkaSaw(kafkaSaw).why(reason).isEqualTo(wanted);
    }
}
