import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { renderCluster, RenderedObject, renderSurroundings } from '../backends/k8ssandra';
import { K8ssandraCluster, K8ssandraClusterSpec } from '../crds/k8ssandra/k8ssandra-cluster';
import type { ClusterModel } from '../model/cluster-model';
import { StorageClassOptions, storageClassObject } from '../storage/storage-class-object';

/** A StorageClass that has to be made, with the datacenter that it is for. */
export interface NewStorageClass {
  readonly datacenter: string;
  readonly options: StorageClassOptions;
}

/** What there is around a K8ssandraCluster, by the step of the deployment in which it comes. */
export interface Surroundings {
  readonly namespace: ApiObject[];
  readonly prerequisites: ApiObject[];
  /** These come after the cluster. */
  readonly schedules: ApiObject[];
}

/** Draws the custom resource itself. Its class keeps what other objects of cdk8s drop, such as a null among the settings of cassandra.yaml. */
export function addCluster(chart: Construct, model: ClusterModel): K8ssandraCluster {
  const { id, object: { metadata, spec } } = renderCluster(model);
  return new K8ssandraCluster(chart, id, { metadata, spec: spec as K8ssandraClusterSpec });
}

/** Draws the rest. Each step depends on the one before, which is the order in which the chart lists its objects. */
export function addSurroundings(chart: Construct, model: ClusterModel, cluster: ApiObject): Surroundings {
  const rendered = renderSurroundings(model);
  const namespace = rendered.namespace.map((object) => add(chart, object));
  const prerequisites = rendered.prerequisites.map((object) => add(chart, object));
  const schedules = rendered.schedules.map((object) => add(chart, object));
  prerequisites.forEach((object) => object.node.addDependency(...namespace));
  cluster.node.addDependency(...namespace, ...prerequisites);
  schedules.forEach((object) => object.node.addDependency(cluster));
  return { namespace, prerequisites, schedules };
}

/** StorageClasses belong to no namespace and come before the claims that name them. */
export function addStorageClasses(chart: Construct, classes: readonly NewStorageClass[]): ApiObject[] {
  return classes.map(({ datacenter, options }) => new ApiObject(chart, `StorageClass-${datacenter}`, storageClassObject(options) as RenderedObject['object']));
}

function add(chart: Construct, { id, object }: RenderedObject): ApiObject {
  return new ApiObject(chart, id, object);
}
