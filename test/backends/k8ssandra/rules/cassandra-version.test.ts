import { App } from 'cdk8s';
import { CassandraChart, CassandraVersion } from '../../../../lib';
import { describeRule, GOOD } from '../../../rules/rule-cases';

describeRule('cassandra-version', {
  fails: {
    'a release without the metrics endpoint': { props: { version: CassandraVersion.of('4.0.3') }, says: /metrics endpoint: got "4\.0\.3", allowed: 4\.0\.4 or later/ },
    'a release of which there never was an image': { props: { version: CassandraVersion.of('5.0.0') }, says: /no image of this release .*got "5\.0\.0", allowed: .* up to 5\.0\.9/ },
  },
  warns: {
    'a release that is younger than the library': { props: { version: CassandraVersion.of('5.0.99') }, says: /"5\.0\.99".*cass-management-api:5\.0\.99-ubi/ },
  },
  passes: {
    'a published release': { version: CassandraVersion.V4_1_9 },
    'a published release by its text': { version: CassandraVersion.of('5.0.9') },
  },
});

test.each(['5.0', '5', 'latest', 'v5.0.6', '5.0.6-ubi', '3.11.17', '6.0.0', '4.2.1'])('fails: CassandraVersion.of(%s)', (text) => {
  const version = CassandraVersion.of(text);
  expect(() => new CassandraChart(new App(), 'Orders', { ...GOOD, version })).toThrow(/^Orders: version: .*must be an exact release of a supported line.*\[cassandra-version\]/);
});
