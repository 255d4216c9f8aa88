import { secretValue } from './aws';
import { connect } from './connect';
import { answer, CustomResourceEvent } from './custom-resource';
import { copySuperuser, superuser, SuperuserCopy } from './superuser';

const TOOLS = { secretValue, kubernetes: connect, patienceMs: 180_000, settleMs: 90_000 };

/** CloudFormation calls it in a deployment, people after they have changed the secret (docs/superuser.md). */
export async function handler(event: CustomResourceEvent | { readonly Copy: SuperuserCopy }): Promise<string | void> {
  if ('Copy' in event) {
    return copySuperuser(event.Copy, TOOLS);
  }
  return answer(event, () => superuser(event, TOOLS));
}
