import { KubeClient } from './kube-client';
import { Programs } from './process';

/** What the parts that work beside a control plane know of it. */
export interface Plane {
  readonly client: KubeClient;
  readonly server: string;
  readonly ca: string;
  readonly programs: Programs;
  /** Add-ons of EKS by name. */
  readonly addons: ReadonlySet<string>;
}
