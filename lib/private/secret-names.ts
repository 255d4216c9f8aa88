/**
 * Names of what may hold a secret. Not the tokens of a node and their number, nor where the operator gets secrets from.
 */
export const SECRET_NAME = /pass|secret(?!sProvider)|(?<!num_?|initial_?)token(?!s\.num)|credential|private_?key|\benv\b.*\bvalue$/i;
