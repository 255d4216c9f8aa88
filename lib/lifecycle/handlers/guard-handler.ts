import { stackStatus } from './aws';
import { answer, CustomResourceEvent } from './custom-resource';
import { guard } from './guard';

export const handler = (event: CustomResourceEvent) => answer(event, () => guard(event, stackStatus));
