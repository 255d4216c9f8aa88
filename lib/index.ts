export * from './host/host-cluster';
export * from './model/platform-defaults';
export * from './workers/datacenter-workers';
export * from './workers/rack-workers';
export * from './workers/worker-options';
