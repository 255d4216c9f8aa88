import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Rendered, RenderedObject } from '../backends/backend';
import { PlainResource } from '../crds/rendering/plain-resource';
import { freeId } from '../host/report';
import { StorageClassOptions, storageClassObject } from '../storage/storage-class-object';

/** A StorageClass that has to be made, with the datacenter that it is for. */
export interface NewStorageClass {
  readonly datacenter: string;
  readonly options: StorageClassOptions;
}

/** All objects of a Cassandra cluster, by the step of the deployment in which they come. */
export interface ChartObjects {
  readonly namespace: ApiObject[];
  readonly prerequisites: ApiObject[];
  readonly cluster: ApiObject[];
  readonly afterwards: ApiObject[];
}

/** Draws what Cassandra is made from. */
export function addCluster(chart: Construct, { cluster }: Rendered): ApiObject[] {
  return cluster.map((object) => add(chart, object));
}

/** Draws the rest. Each step depends on the one before, which is the order in which the chart lists its objects. */
export function addSurroundings(chart: Construct, rendered: Rendered, cluster: ApiObject[]): ChartObjects {
  const [namespace, prerequisites, afterwards] = [rendered.namespace, rendered.prerequisites, rendered.afterwards]
    .map((objects) => objects.map((object) => add(chart, object)));
  prerequisites.forEach((object) => object.node.addDependency(...namespace));
  cluster.forEach((object) => object.node.addDependency(...namespace, ...prerequisites));
  afterwards.forEach((object) => object.node.addDependency(...cluster));
  return { namespace, prerequisites, cluster, afterwards };
}

/** StorageClasses belong to no namespace and come before the claims that name them. */
export function addStorageClasses(chart: Construct, classes: readonly NewStorageClass[]): ApiObject[] {
  return classes.map(({ datacenter, options }) => new ApiObject(chart, freeId(chart, `StorageClass-${datacenter}`), storageClassObject(options) as RenderedObject['object']));
}

/** What has a spec keeps what other objects of cdk8s drop, such as a null among the settings of cassandra.yaml. */
function add(chart: Construct, { id, object }: RenderedObject): ApiObject {
  const free = freeId(chart, id);
  return object.spec === undefined ? new ApiObject(chart, free, object) : new PlainResource(chart, free, object);
}
