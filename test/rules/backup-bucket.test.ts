import { describeRule, GOOD } from './rule-cases';

const backup = (over: object) => ({ backup: { ...GOOD.backup!, ...over } });

describeRule('backup-bucket', {
  fails: {
    'an address of a bucket': { props: backup({ bucketName: 's3://backups/orders' }), says: /not a valid S3 bucket name: got "s3:\/\/backups\/orders".*without "s3:\/\/"/ },
    'upper case': { props: backup({ bucketName: 'Backups' }), says: /got "Backups"/ },
    'an address of a machine': { props: backup({ bucketName: '10.0.0.1' }), says: /got "10.0.0.1"/ },
    'a zone in place of the region': { props: backup({ region: 'eu-west-1a' }), says: /region of the backups is invalid: got "eu-west-1a"/ },
  },
  passes: {
    'regions of all partitions': backup({ region: 'us-gov-west-1' }),
    'of China': backup({ region: 'cn-northwest-1', bucketName: 'my.backups-1' }),
    'only the deployment knows': backup({ bucketName: '${Token[bucket.1]}', region: '${Token[region.1]}' }),
  },
});
