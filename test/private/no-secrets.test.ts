import { CassandraChartProps } from '../../lib';
import { judge, withDatacenter } from '../rules/rule-cases';

const SECRET = 'hunter2';

/** Where users put secrets although there are better places; each is refused for a reason of its own. */
const PLANTED: Record<string, Partial<CassandraChartProps>> = {
  'a password of a key store as an option that bypasses the settings': { jvm: { options: [`-Dcassandra.settings.client_encryption_options.keystore_password=${SECRET}`] } },
  'a property of JMX': { jvm: { options: [`-Dcom.sun.management.jmxremote.ssl.config=${SECRET}`] } },
  'an option with quotes': { jvm: { options: [`-Djavax.net.ssl.keyStorePassword="${SECRET}"`] } },
  'an option without a dash': { jvm: { options: [`Dmy.key=${SECRET}`] } },
  'an option with a space': { jvm: { options: [`-Dmy.key ${SECRET}`] } },
  'a command of the JVM': { jvm: { options: [`-XX:OnOutOfMemoryError=curl -H ${SECRET}`] } },
  'an agent with a space': { jvm: { options: [`-javaagent:/agent.jar=key=${SECRET} `] } },
  'an option of one datacenter': withDatacenter({ jvm: { options: [`-Dcassandra.config=https://me:${SECRET}@example.com/x`] } }),
  'encryption of clients without stores': { cassandraYaml: { client_encryption_options: { enabled: true, keystore_password: SECRET, truststore_password: SECRET } } },
  'encryption of nodes without stores': { cassandraYaml: { server_encryption_options: { internode_encryption: 'all', keystore_password: SECRET } } },
  'a list of folders with a login': { cassandraYaml: { data_file_directories: [`https://me:${SECRET}@example.com/x`] } },
  'a number with a password': { cassandraYaml: { concurrent_reads: `password=${SECRET}` } },
  'a setting that does not exist': { cassandraYaml: { keystore_pasword: SECRET } },
  'a label with a login': { cqlPods: [{ namespace: `https://me:${SECRET}@x` }] },
};

test.each(Object.entries(PLANTED))('no finding shows the secret in %s', (_, props) => {
  const { errors, warnings } = judge(props);
  expect([...errors, ...warnings]).not.toEqual([]);
  expect([...errors, ...warnings].join('\n')).not.toContain(SECRET);
});

test('what is no secret is shown', () => {
  expect(judge({ jvm: { options: ['-Xmx8G'] } }).errors.join()).toContain('got "-Xmx8G"');
  expect(judge({ jvm: { options: ['-Dcassandra.partitioner=Random'] } }).errors.join()).toContain('got "-Dcassandra.partitioner..."');
  expect(judge({ cassandraYaml: { initial_token: '0' } }).errors.join()).toContain('got "0"');
});
