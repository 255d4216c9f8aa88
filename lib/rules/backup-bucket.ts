import { defineRule } from './rule';
import { known } from '../model/deferred';

const BUCKET = /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][-a-z0-9.]{1,61}[a-z0-9]$/;
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

export const backupBucket = defineRule({
  id: 'backup-bucket',
  title: 'Bucket and region of the backups are valid',
  why: 'The operator does not validate them. Every backup then fails, which remains unnoticed until a backup is needed.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
  * offences({ backup }) {
    const bucket = backup && known(backup.bucket);
    const region = backup && known(backup.region);
    if (bucket !== undefined && !BUCKET.test(bucket)) {
      yield { what: 'the bucket of the backups is not a valid S3 bucket name', got: bucket, allowed: '3 to 63 of a-z, 0-9, "." and "-", first and last a letter or digit', fix: 'specify only the name, without "s3://" and path' };
    }
    if (region !== undefined && !REGION.test(region)) {
      yield { what: 'the region of the backups is invalid', got: region, allowed: 'as in "eu-west-1"', fix: 'give the region of the bucket' };
    }
  },
});
