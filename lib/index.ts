export * from './host/host-cluster';
export * from './model/platform-defaults';
