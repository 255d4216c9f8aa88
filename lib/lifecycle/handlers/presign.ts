import { createHash, createHmac } from 'crypto';

/** The credentials that sign requests; in Lambda, they are in the environment. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface PresignInput {
  readonly host: string;
  readonly path: string;
  readonly region: string;
  readonly service: string;
  readonly query: Readonly<Record<string, string>>;
  /** Headers, besides the host, that are signed and must be sent; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresSeconds: number;
  /** Digest of the body, or "UNSIGNED-PAYLOAD". */
  readonly payload: string;
  readonly at: Date;
}

export const EMPTY_PAYLOAD = sha256('');

/** URL of a GET request that contains its signature (AWS Signature Version 4, query parameters). */
export function presign(input: PresignInput, credentials: Credentials): string {
  const time = input.at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${input.region}/${input.service}/aws4_request`;
  const headers: Record<string, string> = { ...input.headers, host: input.host };
  const signed = Object.keys(headers).sort();
  const query = canonicalQuery({
    ...input.query,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${scope}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': String(input.expiresSeconds),
    'X-Amz-SignedHeaders': signed.join(';'),
    ...(credentials.sessionToken !== undefined && { 'X-Amz-Security-Token': credentials.sessionToken }),
  });
  const request = ['GET', input.path, query, ...signed.map((name) => `${name}:${headers[name]}`), '', signed.join(';'), input.payload].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n');
  const key = [time.slice(0, 8), input.region, input.service, 'aws4_request']
    .reduce<Buffer>((secret, part) => hmac(secret, part), Buffer.from(`AWS4${credentials.secretAccessKey}`));
  return `https://${input.host}${input.path}?${query}&X-Amz-Signature=${hmac(key, toSign).toString('hex')}`;
}

function canonicalQuery(query: Record<string, string>): string {
  return Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`).sort().join('&');
}

/** Encoding by RFC 3986, which encodes slightly more than JavaScript does. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
