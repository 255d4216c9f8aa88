import { Duration, Size } from 'aws-cdk-lib';
import { describeRule } from './rule-cases';
import { CassandraRepairOptions, CassandraRepairType } from '../../lib';

const repair = (options: CassandraRepairOptions) => ({ repair: options });

describeRule('repair-options', {
  fails: {
    'part of a day': { props: repair({ interval: Duration.hours(36) }), says: /repair.interval has an invalid value: got 1.5, allowed: whole days/ },
    'no time at all': { props: repair({ interval: Duration.days(0) }), says: /repair.interval has an invalid value: got 0/ },
    'part of a minute': { props: repair({ segmentTimeout: Duration.seconds(90) }), says: /repair.segmentTimeout has an invalid value: got 1.5/ },
    'no thread': { props: repair({ threads: 0 }), says: /repair.threads has an invalid value: got 0/ },
    'half a thread': { props: repair({ threads: 1.5 }), says: /repair.threads has an invalid value: got 1.5/ },
    'no intensity': { props: repair({ intensity: 0 }), says: /repair.intensity has an invalid value: got 0, allowed: above 0, up to 1/ },
    'more than all the time': { props: repair({ intensity: 90 }), says: /repair.intensity has an invalid value: got 90/ },
    'a small heap': { props: repair({ heap: Size.mebibytes(256) }), says: /repair.heap has an invalid value: got 256, allowed: 512 MiB or more/ },
    'a pattern for a keyspace': { props: repair({ excludedKeyspaces: ['logs', 'tmp*'] }), says: /contains no name of a keyspace: got "tmp\*"/ },
  },
  warns: {
    'repairs that come too late': { props: repair({ interval: Duration.days(10) }), says: /less often than tables need by default.*got "10 days"/ },
  },
  passes: {
    'the defaults': repair({}),
    'all values': repair({
      type: CassandraRepairType.FULL,
      interval: Duration.days(9),
      threads: 1,
      intensity: 1,
      segmentTimeout: Duration.hours(2),
      excludedKeyspaces: ['Logs_2', 'tmp'],
      heap: Size.mebibytes(512),
    }),
    'no repair, whatever else': repair({ enabled: false, intensity: 7 }),
  },
});
