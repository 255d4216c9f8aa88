import { stackStatus } from './aws';
import { answer, CustomResourceEvent } from './custom-resource';
import { guard } from './guard';

/** It retries the status of the stack for longer than other functions run; Lambda gives it five minutes. */
const HANDLE_MS = 240_000;

export const handler = (event: CustomResourceEvent) => answer(event, () => guard(event, stackStatus), HANDLE_MS);
