import { stackStatus } from './aws';
import { answer, CustomResourceEvent } from './custom-resource';
import { guard } from './guard';

/** It asks for the status of the stack for longer than others work; Lambda gives it five minutes. */
const HANDLE_MS = 240_000;

export const handler = (event: CustomResourceEvent) => answer(event, () => guard(event, stackStatus), HANDLE_MS);
