import { Token } from 'aws-cdk-lib';

/** A number that CDK does not know yet, as JavaScript writes it. Its last digits count the tokens of the app. */
const NUMBER = /-1\.8\d*e\+289/g;

/** Whether a text holds such a number: CDK finds it only where it stands alone, and `${size}Gi` has it in the middle. */
export function holdsNumberToken(text: string): boolean {
  return Array.from(text.matchAll(NUMBER), ([number]) => Number(number)).some((number) => Token.isUnresolved(number));
}
