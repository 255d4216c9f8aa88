import { Size, Token } from 'aws-cdk-lib';
import { describeRule, withDatacenter } from './rule-cases';
import { CassandraStorage } from '../../lib';

const volume = (gib: number) => withDatacenter({ storage: CassandraStorage.gp3(Size.gibibytes(gib)) });

describeRule('backup-duration', {
  warns: {
    'more than a day': { props: volume(8000), says: /dc1" takes longer than a day: got "30 hours for 5040 GiB at 50 MB\/s", allowed: 24 hours/ },
  },
  passes: {
    'just a day': volume(6380),
    'no backups': { ...volume(16000), backup: undefined },
    'a size that only the deployment knows': volume(Token.asNumber({ Ref: 'Size' })),
  },
});
