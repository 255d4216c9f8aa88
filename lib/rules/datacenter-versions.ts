import { defineRule } from './rule';
import { releasesOf } from '../model/settings';

export const datacenterVersions = defineRule({
  id: 'datacenter-versions',
  title: 'All datacenters run the same release, except during an upgrade',
  why: 'Nodes of two releases serve requests together. Between major releases they stream no data to each other, so repairs, new nodes and new datacenters fail, and so do changes of the schema.',
  source: 'NEWS.txt of Apache Cassandra 4.0 and 5.0, "Upgrading"',
  * offences(model) {
    const releases = releasesOf(model);
    for (const { name, version, rebuildFrom } of model.datacenters) {
      const source = model.datacenters.find((other) => other.name === rebuildFrom);
      if (source && source.version.major !== version.major) {
        yield {
          what: `datacenter "${name}" would be rebuilt from "${source.name}", which runs another major release and cannot stream to it`,
          got: `${version.text} and ${source.version.text}`,
          fix: 'add it with the same release, and upgrade it later',
        };
      }
    }
    if (releases.length > 1) {
      yield {
        level: 'warning',
        what: 'the datacenters run several releases',
        got: releases.map(({ text }) => text).join(', '),
        fix: 'upgrade the others soon; until then, do not change the schema or add nodes (docs/datacenters.md)',
      };
    }
  },
});
