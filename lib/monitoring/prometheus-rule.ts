import { Alarm, ALARMS, Watched } from './alarms';

/** Where the sections of docs/runbooks/alarms.md are read. */
const RUNBOOKS = 'https://github.com/cdk-eks-cassandra/cdk-eks-cassandra/blob/main/docs/runbooks/alarms.md';

/** The alarms of one datacenter as a group of rules of Prometheus. */
export function ruleGroup(watched: Watched): object {
  const { model, datacenter } = watched;
  return { name: `${model.name}-${datacenter.name}`, rules: ALARMS.map((alarm) => rule(alarm, watched)) };
}

function rule({ id, severity, minutes, expression, summary }: Alarm, watched: Watched): object {
  const { model, datacenter } = watched;
  return {
    alert: id,
    expr: expression(watched),
    for: `${minutes}m`,
    labels: { severity, cluster: model.clusterName, datacenter: datacenter.name },
    annotations: {
      summary: `Cassandra ${model.clusterName}, ${datacenter.name}: ${summary}`,
      runbook_url: `${RUNBOOKS}#${id.toLowerCase()}`,
    },
  };
}
