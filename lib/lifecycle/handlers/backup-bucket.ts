/* eslint-disable @typescript-eslint/no-require-imports, import/no-unresolved, import/no-extraneous-dependencies */
import { ask, CLIENT } from './aws';
import type { WatchedBackups } from '../../model/watched-backups';

/** Read access to a bucket. */
export interface Bucket {
  /** All keys below a folder, however many pages they fill. */
  keys(folder: string): Promise<string[]>;
  text(key: string): Promise<string>;
}

interface Page {
  readonly keys: string[];
  /** Where the next page begins. */
  readonly next?: string;
}

/** The bucket of a cluster, which can be in another region. */
export function bucketOf({ bucket, region }: Pick<WatchedBackups, 'bucket' | 'region'>): Bucket {
  const { S3Client, ListObjectsV2Command, GetObjectCommand } = require('@aws-sdk/client-s3');
  const client = new S3Client({ ...CLIENT, region });
  const page = (Prefix: string, ContinuationToken?: string): Promise<Page> => ask('s3:ListBucket',
    (options) => client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix, ContinuationToken }), options),
    ({ Contents = [], NextContinuationToken, IsTruncated }) => ({
      keys: Contents.map(({ Key }: { Key: string }) => Key),
      next: IsTruncated ? present(NextContinuationToken) : undefined,
    }));
  return {
    keys: async (folder) => {
      const found: string[][] = [];
      let next: string | undefined;
      do {
        const answer = await page(folder, next);
        found.push(answer.keys);
        next = answer.next;
      } while (next !== undefined);
      return found.flat();
    },
    text: (key) => ask('s3:GetObject', async (options) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), options);
      return Body.transformToString();
    }, String),
  };
}

function present(token: string | undefined): string {
  if (!token) throw new Error('the page says that there are more, but not where');
  return token;
}
