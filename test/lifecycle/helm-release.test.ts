import { event, fakeKubernetes, Objects, refusal } from './fake-kubernetes';
import { helmRelease } from '../../lib/lifecycle/handlers/helm-release';

let fake: Awaited<ReturnType<typeof fakeKubernetes>>;
beforeAll(async () => { fake = await fakeKubernetes(); });
afterAll(() => fake.server.close());
beforeEach(() => {
  fake.server.received.length = 0;
  fake.stackIs('UPDATE_IN_PROGRESS');
});

const PATH = '/api/v1/namespaces/ops/secrets';
const secretOf = (revision: number) => `sh.helm.release.v1.k8ssandra-operator.v${revision}`;
const properties = { Namespace: 'ops', Name: 'k8ssandra-operator', ChartSeconds: '600', TimeoutSeconds: '30', LastRevision: '100', Digest: 'new' };
const NOW = Date.parse('2026-11-21T09:00:00Z');
const FORBIDDEN = () => refusal(403, 'secrets is forbidden', 'Forbidden');

/** Revisions as Helm labels them, by number; `age` in minutes of the last. */
function revisions(statuses: string[], age = 120, first = 1): Objects {
  return Object.fromEntries(statuses.map((status, at) => [`GET ${PATH}/${secretOf(first + at)}`, {
    metadata: {
      name: secretOf(first + at),
      labels: { owner: 'helm', name: 'k8ssandra-operator', status, version: String(first + at) },
      creationTimestamp: new Date(NOW - age * 60_000 - (statuses.length - 1 - at) * 3_600_000).toISOString(),
    },
  }]));
}

/** A Role that lists revisions up to one. */
function rightsUpTo(last: number, answers: Objects = {}): Objects {
  return { ...answers, ...Object.fromEntries(Array.from({ length: 200 - last }, (_, at) => [`GET ${PATH}/${secretOf(last + 1 + at)}`, FORBIDDEN])) };
}

async function check(answers: Objects, kind: 'Create' | 'Update' | 'Delete' = 'Update', more: object = {}) {
  fake.behave(answers);
  return fake.call(helmRelease, await fake.started(helmRelease, event(kind, { ...properties, ...more }, { Digest: 'old' })));
}

test('asks for labels and dates of the revisions of one release by their names, never for a list or for contents', async () => {
  await expect(check(revisions(['superseded', 'deployed']))).resolves.toEqual({ IsComplete: true });
  expect(new Set(fake.requests('GET'))).toEqual(new Set(Array.from({ length: 100 }, (_, at) => `${PATH}/${secretOf(at + 1)}`)));
  expect(new Set(fake.server.received.map(({ method, headers }) => `${method} ${headers.accept}`))).toEqual(new Set(['GET application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1']));
});

test.each([90, 77])('finds the newest of the ten that Helm keeps, at revision %i', async (last) => {
  const ten = (status: string) => revisions([...Array(9).fill('superseded'), status], 120, last - 9);
  await expect(check(ten('deployed'))).resolves.toEqual({ IsComplete: true });
  await expect(check(ten('pending-upgrade'))).rejects.toThrow(`revision ${last} is pending-upgrade`);
});

describe('the end of what may be looked at', () => {
  test.each([[91, 100, '100'], [100, 100, '100'], [100, 100, '200']])('is told at revision %i of %i, %s wanted, while there is time', async (newest, readable, wanted) => {
    await expect(check(rightsUpTo(readable, revisions(['deployed'], 120, newest)), 'Update', { LastRevision: wanted }))
      .rejects.toThrow(/is at revision \d+, and only revisions up to 100 may be looked at.*not touched\. Raise helmRevisions where.*\[helm-release-range\]/);
  });

  test('is raised by a deployment that may itself see the old range only', async () => {
    await expect(check(rightsUpTo(100, revisions(['deployed'], 120, 95)), 'Update', { LastRevision: '200' })).resolves.toEqual({ IsComplete: true });
  });
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

describe('does not know', () => {
  const log = jest.spyOn(console, 'log').mockImplementation();
  afterAll(() => log.mockRestore());

  test('at its first deployment, before rights and namespace are there: the chart runs', async () => {
    await expect(check(rightsUpTo(0), 'Create')).resolves.toEqual({ IsComplete: true });
  });

  test('fails when somebody took its rights: nothing pending is not what 403 says', async () => {
    fake.behave(rightsUpTo(0));
    const begun = await fake.started(helmRelease, event('Update', properties, { Digest: 'old' }));
    await expect(fake.call(helmRelease, begun)).resolves.toEqual({ IsComplete: false });
    fake.pass(31);
    await expect(fake.call(helmRelease, begun)).rejects.toThrow(/not known whether Helm release k8ssandra-operator .* is pending: .*403.*not touched.*webhookGate: \{ enabled: false \} \[helm-release-unknown\]/);
  });

  test('when the API server does not answer for half a minute: the chart runs, and Helm tells', async () => {
    fake.behave({ [`GET ${PATH}/${secretOf(1)}`]: () => refusal(503, 'starting') });
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
