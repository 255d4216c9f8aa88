import { CassandraVersion } from '../../../model/cassandra-version';
import type { ReleaseModel } from '../../../model/cluster-model';
import { lineOf, releasesOf } from '../../../model/settings';
import { defineRule, Offence } from '../../../rules/rule';

export const cassandraVersion = defineRule({
  id: 'cassandra-version',
  title: 'Cassandra runs an exact release whose image exists',
  why: 'The operator accepts an unpublished release, and the pods then cannot pull their image.',
  source: 'cass-operator 1.30.3, measured (serverVersion 4.0.99); k8ssandra-operator 1.32.5, measured (4.0.3)',
  * offences(model) {
    for (const version of releasesOf(model)) yield* unpublished(version, model.images.cassandra !== undefined);
  },
});

function* unpublished(version: ReleaseModel, ownImage: boolean): Iterable<Offence> {
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
  const youngest = CassandraVersion._youngest(lineOf(version));
  if (!ownImage && youngest && version.patch < youngest.patch) {
    yield {
      what: 'no image of this release of Cassandra was published, although later ones were',
      got: version.text,
      allowed: `the constants of CassandraVersion, up to ${youngest.version} in its line`,
      fix: 'use one of them, or specify your own image as images.cassandra',
    };
    return;
  }
  yield {
    level: 'warning',
    what: 'this release of Cassandra is newer than this library, so it is unknown whether its image exists',
    got: version.text,
    fix: `make sure that k8ssandra/cass-management-api:${version.text}-ubi can be pulled, then acknowledge this warning`,
  };
}
