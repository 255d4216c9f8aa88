import { event, fakeKubernetes } from './fake-kubernetes';
import { helmRelease } from '../../lib/lifecycle/handlers/helm-release';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());
beforeEach(() => {
  fake.server.received.length = 0;
  fake.stackIs('UPDATE_IN_PROGRESS');
});

const PATH = '/api/v1/namespaces/ops/secrets';
const properties = { Namespace: 'ops', Name: 'k8ssandra-operator', ChartSeconds: '600', TimeoutSeconds: '30', Digest: 'new' };
const NOW = Date.parse('2026-11-21T09:00:00Z');

/** Revisions as Helm labels them, by number; `age` in minutes of the last. */
function revisions(statuses: string[], age = 120): object {
  return {
    items: statuses.map((status, at) => ({
      metadata: {
        name: `sh.helm.release.v1.k8ssandra-operator.v${at + 1}`,
        labels: { owner: 'helm', name: 'k8ssandra-operator', status, version: String(at + 1) },
        creationTimestamp: new Date(NOW - age * 60_000 - (statuses.length - 1 - at) * 3_600_000).toISOString(),
      },
    })).reverse(),
  };
}

async function check(answer: unknown, kind: 'Create' | 'Update' | 'Delete' = 'Update') {
  fake.behave({ [`GET ${PATH}`]: answer });
  return fake.call(helmRelease, await fake.started(helmRelease, event(kind, properties, { Digest: 'old' })));
}

test('asks for labels and dates of one release, never for contents', async () => {
  await expect(check(revisions(['superseded', 'deployed']))).resolves.toEqual({ IsComplete: true });
  expect(fake.server.received).toHaveLength(1);
  const [{ method, url, headers, body }] = fake.server.received;
  expect([method, decodeURIComponent(url), body]).toEqual(['GET', `${PATH}?labelSelector=owner=helm,name=k8ssandra-operator`, '']);
  expect(headers.accept).toBe('application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1');
});

test.each([
  ['no release', []], ['one that is deployed', ['deployed']], ['one that failed, from which Helm goes on', ['deployed', 'failed']],
  ['one that was pending once', ['deployed', 'pending-upgrade', 'deployed']], ['one that was uninstalled and kept', ['uninstalled']],
  ['the tenth after the ninth, which text would sort the other way', [...Array(8).fill('superseded'), 'pending-upgrade', 'deployed']],
])('passes %s', async (_, statuses) => {
  await expect(check(revisions(statuses))).resolves.toEqual({ IsComplete: true });
});

test.each([
  ['an upgrade', ['superseded', 'deployed', 'pending-upgrade'], 'revision 3 is pending-upgrade', /Run helm rollback k8ssandra-operator 2 -n ops; then deploy again/],
  ['a rollback', ['superseded', 'deployed', 'failed', 'pending-rollback'], 'revision 4 is pending-rollback', /Run helm rollback k8ssandra-operator 2 -n ops;/],
  ['an upgrade after all that was deployed is history', ['superseded', 'failed', 'pending-upgrade'], 'revision 3 is pending-upgrade', /helm rollback k8ssandra-operator 1 -n ops;/],
  ['the first installation', ['pending-install'], 'revision 1 is pending-install',
    /No revision was ever deployed, so run helm uninstall k8ssandra-operator -n ops, or, .* kubectl delete secret sh\.helm\.release\.v1\.k8ssandra-operator\.v1 -n ops; then deploy again/],
  ['an upgrade of what never worked', ['failed', 'pending-upgrade'], 'revision 2 is pending-upgrade', /kubectl delete secret sh\.helm\.release\.v1\.k8ssandra-operator\.v2 -n ops;/],
])('fails at once for %s that was killed, with the way out', async (_, statuses, what, wayOut) => {
  const said = await check(revisions(statuses)).catch((error) => error.message);
  expect(said).toContain(`Helm release k8ssandra-operator in namespace ops is stuck: its ${what} since 2026-11-21T07:00:00.000Z`);
  expect(said).toContain('The chart was not touched. ');
  expect(said).toMatch(wayOut);
  expect(said).toMatch(/\[helm-release-pending\]$/);
  expect(said).not.toContain('at work');
});

test('fails with a word of patience if a helm may be at work', async () => {
  await expect(check(revisions(['deployed', 'pending-upgrade'], 4))).rejects
    .toThrow(/less than 10 minutes ago, the time that the chart has, so a helm may be at work: wait until 2026-11-21T09:06:00.000Z first\. Run helm rollback k8ssandra-operator 1 -n ops/);
});

test('is looked at when the check comes to a chart that is there, too', async () => {
  await expect(check(revisions(['deployed', 'pending-upgrade']), 'Create')).rejects.toThrow(/helm rollback/);
});

describe('does not know, and lets the chart run', () => {
  const log = jest.spyOn(console, 'log').mockImplementation();
  afterAll(() => log.mockRestore());
  const refusing = (status: number) => () => ({ status, body: { message: 'secrets is forbidden' } });

  test.each([401, 403, 404, 500])('at its first deployment, before rights and namespace are there (%i)', async (status) => {
    await expect(check(refusing(status), 'Create')).resolves.toEqual({ IsComplete: true });
  });

  test.each([403, 404])('when somebody took its rights (%i)', async (status) => {
    await expect(check(refusing(status))).resolves.toEqual({ IsComplete: true });
    expect(log).toHaveBeenCalledWith('it is not known whether Helm release ops/k8ssandra-operator is pending: secrets is forbidden');
  });

  test('when the API server does not answer for half a minute', async () => {
    fake.behave({ [`GET ${PATH}`]: () => ({ status: 503, body: { message: 'starting' } }) });
    const begun = await fake.started(helmRelease, event('Update', properties, { Digest: 'old' }));
    await expect(fake.call(helmRelease, begun)).resolves.toEqual({ IsComplete: false });
    fake.pass(31);
    await expect(fake.call(helmRelease, begun)).resolves.toEqual({ IsComplete: true });
  });
});

test('stands in the way of no rollback and no deletion', async () => {
  fake.stackIs('UPDATE_ROLLBACK_IN_PROGRESS');
  await expect(check(revisions(['deployed', 'pending-upgrade']))).resolves.toEqual({ IsComplete: true });
  await expect(check(revisions(['pending-install']), 'Delete')).resolves.toEqual({ IsComplete: true });
  expect(fake.server.received).toEqual([]);
});
