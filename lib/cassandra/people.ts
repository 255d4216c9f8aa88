import * as iam from 'aws-cdk-lib/aws-iam';
import { IDependable, Construct } from 'constructs';
import { CassandraAccess } from './cassandra-access';
import type { Backend } from '../backends/backend';
import { Level, LEVELS, PeopleSubject, rightsOf } from '../backends/people';
import { HostCluster } from '../host/host-cluster';
import { addToGroup, reportTwice } from '../host/people';
import { namespaceRights } from '../lifecycle/rights';

/** What the permissions of people are about. */
export interface PeopleOptions extends PeopleSubject {
  readonly host: HostCluster;
  readonly backend: Backend;
  readonly namespace: string;
  readonly access: CassandraAccess;
  readonly after: readonly IDependable[];
}

/** Permissions of people in the namespace of a Cassandra cluster: a Role for each level that somebody has, and the IAM roles of its group. */
export class People extends Construct {
  constructor(scope: Construct, id: string, private readonly options: PeopleOptions) {
    super(scope, id);
    this.refuseTwice();
    for (const level of LEVELS) this.admit(level, options.access[level] ?? []);
  }

  private admit(level: Level, roles: readonly iam.IRole[]): void {
    if (roles.length === 0) return;
    const { host, backend, namespace, name, after } = this.options;
    const group = `${namespace}:${name}:${level}`;
    const rules = rightsOf(level, backend.watch, backend.people, this.options);
    const manifest = host._inTurn('prerequisites', host._addManifest(this, level, { objects: namespaceRights(`${name}-${level}`, namespace, group, rules) }));
    manifest.node.addDependency(...after);
    for (const role of roles) addToGroup(this, host, role, group);
  }

  private refuseTwice(): void {
    const { access } = this.options;
    for (const role of new Set(LEVELS.flatMap((level) => access[level] ?? []))) {
      const levels = LEVELS.filter((level) => access[level]?.includes(role));
      if (levels.length > 1) reportTwice(this, role, levels);
    }
  }
}
