import { secretValue } from './aws';
import { connect } from './connect';
import { answer, CustomResourceEvent } from './custom-resource';
import { copySuperuser, superuser, SuperuserCopy } from './superuser';

const TOOLS = { secretValue, kubernetes: connect, patienceMs: 150_000, settleMs: 75_000 };
/** Lambda ends the function after 300 s, some of which the response needs. */
const HANDLE_MS = 260_000;

/** Called by CloudFormation in a deployment, and by people after they have changed the secret (docs/superuser.md). */
export async function handler(event: CustomResourceEvent | { readonly Copy: SuperuserCopy }): Promise<string | void> {
  if ('Copy' in event) {
    return copySuperuser(event.Copy, TOOLS);
  }
  return answer(event, () => superuser(event, TOOLS), HANDLE_MS);
}
