/**
 * Names of what may hold a secret. Not the tokens of a node and their number, nor where the operator gets secrets from.
 */
export const SECRET_NAME = /pass|secret(?!sProvider)|(?<!num_?|initial_?)token(?!s\.num)|credential|private_?key|\benv\b.*\bvalue$/i;

/** Keys of settings whose value is a secret itself: "keystore_password", but neither "credentials_validity", "secretName" nor "initial_token". */
export const SECRET_KEY = /(^|[_.-]|(?<=[a-z])(?=[A-Z]))(pass(word|wd|phrase)|secret|(?<!initial_)token|credentials?|private_?key)$/i;
