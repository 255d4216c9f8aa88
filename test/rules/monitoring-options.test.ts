import { Duration } from 'aws-cdk-lib';
import { describeRule } from './rule-cases';
import { CassandraMonitoring, PrometheusOperatorOptions } from '../../lib';

const monitored = (options: Partial<PrometheusOperatorOptions> = {}) => ({
  monitoring: CassandraMonitoring.prometheusOperator({ collector: { namespace: 'monitoring' }, ...options }),
});

describeRule('monitoring-options', {
  fails: {
    'scrapes too often': { props: monitored({ interval: Duration.seconds(10) }), says: /monitoring.interval has an invalid value: got "10 seconds", allowed: 15 to 120/ },
    'scrapes too seldom for a rate': { props: monitored({ interval: Duration.minutes(5) }), says: /got "300 seconds"/ },
    'a namespace in capitals': { props: monitored({ collector: { namespace: 'Monitoring' } }), says: /namespace that is not a DNS label: got "Monitoring"/ },
    'percent instead of a share': { props: monitored({ alarms: { volumeFull: 85 } }), says: /alarms.volumeFull has an invalid value: got 85, allowed: from 0 to below 1/ },
    'a share that nothing exceeds': { props: monitored({ alarms: { garbageCollectionRatio: 1 } }), says: /garbageCollectionRatio has an invalid value: got 1/ },
    'fewer than no message': { props: monitored({ alarms: { droppedPerSecond: -1 } }), says: /droppedPerSecond has an invalid value: got -1, allowed: 0 or more/ },
  },
  passes: {
    'the defaults': monitored(),
    'the limits': monitored({ interval: Duration.seconds(15), alarms: { failedRatio: 0, pendingCompactions: 1000 } }),
    'no monitoring': { monitoring: CassandraMonitoring.none() },
    'no alarms': monitored({ alarms: { enabled: false } }),
  },
});
