import { K8ssandraOperatorVersion, PlatformDefaults } from '../../lib';

test('the version of the defaults is one that we know', () => {
  expect(K8ssandraOperatorVersion._known(PlatformDefaults.V1._table.charts.k8ssandraOperator)).toBe(K8ssandraOperatorVersion.V1_32_5);
});

test('fails for a defaults table with a version that we know nothing about', () => {
  expect(() => K8ssandraOperatorVersion._known('9.9.9')).toThrow('no facts about k8ssandra-operator 9.9.9');
});

test.each([['1.30', false], ['1.31', true], ['1.35', true], ['1.36', true], ['1.37', false], ['1.4', false], ['2.0', false]])(
  '1.32.5 on Kubernetes %s: %s', (minor, supported) => {
    expect(K8ssandraOperatorVersion.V1_32_5.supportsKubernetes(minor)).toBe(supported);
  });

test('another version brings what is said', () => {
  const release = { ...K8ssandraOperatorVersion.V1_32_5.release, medusa: '0.30.0', maxKubernetes: '1.37' };
  const version = K8ssandraOperatorVersion.of('1.33.0', release);
  expect(version).toMatchObject({ chartVersion: '1.33.0', release });
  expect(version.supportsKubernetes('1.37')).toBe(true);
});
