import { Size, Token } from 'aws-cdk-lib';
import { describeRule, GOOD, withDatacenter } from './rule-cases';
import { CassandraStorage } from '../../lib';

const volume = (gib: number) => withDatacenter({ storage: CassandraStorage.gp3(Size.gibibytes(gib)) });

describeRule('backup-duration', {
  warns: {
    'more than a day': { props: volume(8000), says: /dc1" takes longer than a day: got "29 hours for 5040 GiB at 50 MiB\/s", allowed: 24 hours/ },
    'a lower rate': { props: { backup: { ...GOOD.backup!, transferRate: Size.mebibytes(3) } }, says: /"30 hours for 315 GiB at 3 MiB\/s"/ },
  },
  passes: {
    'just a day': volume(6690),
    'a large volume at a higher rate': { ...volume(8000), backup: { ...GOOD.backup!, transferRate: Size.mebibytes(100) } },
    'no backups': { ...volume(16000), backup: undefined },
    'a size that only the deployment knows': volume(Token.asNumber({ Ref: 'Size' })),
  },
});
