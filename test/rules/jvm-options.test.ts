import { Duration } from 'aws-cdk-lib';
import { describeRule, withDatacenter } from './rule-cases';
import { CassandraVersion, JvmGarbageCollector } from '../../lib';

const options = (...given: string[]) => ({ jvm: { options: given } });

describeRule('jvm-options', {
  fails: {
    'a heap beside heap': { props: options('-Xmx8G'), says: /sets the heap size again: got "-Xmx8G"; use heap/ },
    'a heap as a percentage': { props: options('-XX:MaxRAMPercentage=50'), says: /sets the heap size again/ },
    'a collector as an option': { props: options('-XX:+UseZGC'), says: /use garbageCollector/ },
    'options of CMS with Java 17': { props: options('-XX:CMSInitiatingOccupancyFraction=75'), says: /not supported by Java 17/ },
    'CMS itself with Java 17': { props: options('-XX:+UseConcMarkSweepGC'), says: /not supported by Java 17.*garbageCollector chooses/ },
    'CMS beside G1 with Java 11': { props: { version: CassandraVersion.V4_1_9, ...options('-XX:+UseConcMarkSweepGC') }, says: /use garbageCollector/ },
    'less than no threads': { props: { jvm: { garbageCollector: JvmGarbageCollector.g1({ parallelThreads: -1 }) } }, says: /is not a whole number: got "-XX:ParallelGCThreads=-1"/ },
    'one address to take over for all nodes': { props: options('-Dcassandra.replace_address_first_boot=10.0.0.1'), says: /is for one node and would be given to all/ },
    'nodes that join without data': { props: options('-Dcassandra.auto_bootstrap=false'), says: /for one node/ },
    'another configuration file': { props: options('-Dcassandra.config=file:///etc/mine.yaml'), says: /takes the place of what the operator writes/ },
    'another partitioner': { props: options('-Dcassandra.partitioner=org.apache.cassandra.dht.RandomPartitioner'), says: /takes the place/ },
    'a setting of cassandra.yaml, which rules would not see': { props: options('-Dcassandra.settings.num_tokens=8'), says: /takes the place of/ },
    'settings by system properties': { props: options('-Dcassandra.config.allow_system_properties=true'), says: /takes the place of/ },
    'another file for rack and datacenter': { props: options('-Dcassandra-rackdc.properties=file:/tmp/x'), says: /takes the place of/ },
    'a check of replication switched off': { props: options('-Dcassandra.allow_alter_rf_during_range_movement=true'), says: /switches off a check/ },
    'a commit log without checksums': { props: options('-Dcassandra.commitlog.allow_ignore_sync_crc=true'), says: /switches off a check/ },
    'a check switched off, without a value': { props: options('-Dcassandra.ignore_rack'), says: /switches off a check/ },
    'whatever is unsafe': { props: options('-Dcassandra.allow_unsafe_replace=true'), says: /switches off a check/ },
    'how Java 8 wrote its log': { props: { version: CassandraVersion.V4_1_9, ...options('-XX:+PrintGCDateStamps') }, says: /not supported since Java 9.*-Xlog/ },
    'no dash': { props: options('Dcassandra.x=1'), says: /does not start with "-"/ },
    'two options in one': { props: options('-Da=1 -Db=2'), says: /interpret/ },
    'a variable': { props: options('-Da=$HOME'), says: /interpret/ },
    'JMX': { props: options('-Dcom.sun.management.jmxremote.port=7199'), says: /JMX/ },
    'more than all': { props: { jvm: { garbageCollector: JvmGarbageCollector.g1({ initiatingHeapOccupancyPercent: 170 }) } }, says: /not a percentage: got ".*=170"/ },
    'of one datacenter': { props: withDatacenter({ jvm: { options: ['-Xms1G'] } }), says: /datacenter "dc1"/ },
  },
  passes: {
    'system properties and flags': options('-Dcassandra.max_queued_native_transport_requests=1024', '-XX:+AlwaysPreTouch', '-XX:MaxDirectMemorySize=4G'),
    'a collector': { jvm: { garbageCollector: JvmGarbageCollector.g1({ maxPause: Duration.millis(200), initiatingHeapOccupancyPercent: 70 }) } },
    'options of CMS with Java 11': { version: CassandraVersion.V4_1_9, ...options('-XX:CMSInitiatingOccupancyFraction=75') },
  },
});
