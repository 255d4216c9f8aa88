/** `native_transport_port`, which operators do not change. */
export const CQL_PORT = 9042;
