import { defineRule, Offence } from './rule';
import type { ReleaseModel } from '../model/cluster-model';
import { releasesOf } from '../model/settings';

export const cassandraVersion = defineRule({
  id: 'cassandra-version',
  title: 'Cassandra runs an exact release whose image exists',
  why: 'An unpublished release is accepted by the operator and ends in pods that cannot pull their image.',
  source: 'cass-operator 1.30.3, measured (serverVersion 4.0.99); k8ssandra-operator 1.32.5, measured (4.0.3)',
  * offences(model) {
    for (const version of releasesOf(model)) yield* unpublished(version);
  },
});

function* unpublished(version: ReleaseModel): Iterable<Offence> {
  if (version.published) return;
  if (version.major === 4 && version.minor === 0 && version.patch < 4) {
    yield {
      what: 'the operator refuses releases that lack the metrics endpoint',
      got: version.text,
      allowed: '4.0.4 or later',
      fix: 'use a later release of 4.0',
    };
    return;
  }
  yield {
    level: 'warning',
    what: 'this release of Cassandra is younger than the library, which cannot know whether its image exists',
    got: version.text,
    fix: `make sure that k8ssandra/cass-management-api:${version.text}-ubi can be pulled, then acknowledge this warning`,
  };
}
