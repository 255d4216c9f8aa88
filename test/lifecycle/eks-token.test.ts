import { eksToken, lambdaCredentials } from '../../lib/lifecycle/handlers/eks-token';
import { presign } from '../../lib/lifecycle/handlers/presign';

test('a signed address is the one that AWS documents', () => {
  // "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)", Amazon S3 API Reference.
  const url = presign({
    host: 'examplebucket.s3.amazonaws.com',
    path: '/test.txt',
    region: 'us-east-1',
    service: 's3',
    query: {},
    headers: {},
    expiresSeconds: 86_400,
    payload: 'UNSIGNED-PAYLOAD',
    at: new Date('2013-05-24T00:00:00Z'),
  }, { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' });
  expect(new URL(url).searchParams.get('X-Amz-Signature')).toBe('aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404');
});

describe('a token', () => {
  const at = new Date('2026-11-21T09:00:00.123Z');
  const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'a+b/c=' };
  const addressOf = (token: string) => new URL(Buffer.from(token.replace(/^k8s-aws-v1\./, ''), 'base64url').toString());

  test('asks STS of the region, for one cluster, for one minute', () => {
    const token = eksToken('shop', 'cn-north-1', 'amazonaws.com.cn', credentials, at);
    expect(token).toMatch(/^k8s-aws-v1\.[-_A-Za-z0-9]+$/);
    const url = addressOf(token);
    expect(`${url.protocol}//${url.host}${url.pathname}`).toBe('https://sts.cn-north-1.amazonaws.com.cn/');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      'Action': 'GetCallerIdentity',
      'Version': '2011-06-15',
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKID/20261121/cn-north-1/sts/aws4_request',
      'X-Amz-Date': '20261121T090000Z',
      'X-Amz-Expires': '60',
      'X-Amz-Security-Token': 'a+b/c=',
      'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
      'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('is another one for another cluster, another key and another moment', () => {
    const signatures = [
      eksToken('shop', 'eu-west-1', 'amazonaws.com', credentials, at),
      eksToken('bank', 'eu-west-1', 'amazonaws.com', credentials, at),
      eksToken('shop', 'eu-west-1', 'amazonaws.com', { ...credentials, secretAccessKey: 'other' }, at),
      eksToken('shop', 'eu-west-1', 'amazonaws.com', credentials, new Date(at.getTime() + 1_000)),
    ].map((token) => addressOf(token).searchParams.get('X-Amz-Signature'));
    expect(new Set(signatures).size).toBe(4);
  });

  test('is signed with what Lambda puts into the environment', () => {
    expect(lambdaCredentials({ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: 'c' }))
      .toEqual({ accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' });
  });
});
