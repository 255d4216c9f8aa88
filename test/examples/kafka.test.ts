import { exampleTemplates } from './example';

/** Everything that a resource comes after, near and far. */
function before(resources: Record<string, any>, id: string, found = new Set<string>()): Set<string> {
  for (const other of [resources[id].DependsOn ?? []].flat()) {
    if (!found.has(other)) before(resources, other, found.add(other));
  }
  return found;
}

test('topics come after Kafka, Kafka after its pools, and all of them after the operator; deletion is the reverse', () => {
  const [{ template: { Resources } }] = exampleTemplates('kafka');
  const idOf = (path: string) => Object.keys(Resources).find((id) => new RegExp(`^${path}[0-9A-F]{8}$`).test(id))!;
  const comesAfter = (one: string, other: string) => before(Resources, idOf(one)).has(idOf(other));
  expect(comesAfter('KafkaTopicclicks', 'KafkaeventsReadiness')).toBe(true);
  for (const zone of ['a', 'b', 'c']) {
    expect(comesAfter('Kafkaevents', `KafkaNodePoolbroker${zone}`)).toBe(true);
    expect(comesAfter(`KafkaNodePoolbroker${zone}`, `KafkaNodePoolbroker${zone}Barrier`)).toBe(true);
    expect(comesAfter(`KafkaNodePoolbroker${zone}Barrier`, 'Strimzi')).toBe(true);
  }
  expect(comesAfter('Strimzi', 'StrimziNamespace')).toBe(true);
});
