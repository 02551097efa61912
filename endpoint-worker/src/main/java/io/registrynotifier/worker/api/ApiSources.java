package io.registrynotifier.worker.api;

import io.registrynotifier.worker.directory.EndpointDirectory;
import io.registrynotifier.worker.http.Trials;
import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.survey.LetterBox;
import io.registrynotifier.worker.survey.Survey;
import java.time.Clock;

/**
 * What the API answers from.
 *
 * @param directory which endpoints there are
 * @param ledger what became of deliveries
 * @param survey what Kafka itself knows
 * @param letters what was put aside
 * @param worker what this process knows
 * @param trials sends test events
 */
public record ApiSources(
    EndpointDirectory directory,
    Ledger ledger,
    Survey survey,
    LetterBox letters,
    ThisWorker worker,
    Trials trials,
    Clock clock) {}
