import { CustomResource, Duration } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, IDependable } from 'constructs';
import { HostFunctions } from './host-functions';
import { namespaceRights } from './rights';
import { childRights, Watch } from '../backends/watch';
import { HostCluster } from '../host/host-cluster';

export interface SuperuserCopyProps {
  readonly host: HostCluster;
  readonly secret: secretsmanager.ISecret;
  readonly namespace: string;
  /** Name of the Secret in the namespace. */
  readonly name: string;
  /** Name of the Cassandra cluster in Kubernetes. */
  readonly cluster: string;
  /** Shows when the operator has set the password. */
  readonly watch: Watch;
  /** When it changes, the secret is copied again. */
  readonly passwordRevision?: string;
  /** The construct that creates the namespace. */
  readonly after: IDependable[];
}

/** Copies a superuser from Secrets Manager into the namespace of its cluster. The copy is kept when this construct is removed. */
export class SuperuserCopy extends Construct {
  /** Command that copies it again after a change in Secrets Manager. */
  public readonly command: string;

  /** Whether Cassandra uses the password, as found by the deployment. Known only if the deployment was asked to check. */
  public readonly status?: string;

  constructor(scope: Construct, id: string, { host, secret, namespace, name, cluster, watch, passwordRevision, after }: SuperuserCopyProps) {
    super(scope, id);
    const { code, group, ready } = HostFunctions.of(this, host).superuser;
    const rights = host._inTurn('prerequisites', host._addManifest(this, 'Rights', {
      objects: namespaceRights(`${name}-copy`, namespace, group, [
        // Permission to create cannot be limited to names.
        { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
        { apiGroups: [''], resources: ['secrets'], resourceNames: [name], verbs: ['get', 'patch'] },
        // Their status shows when the operator has set the password.
        ...childRights(watch),
      ]),
    }));
    rights.node.addDependency(...after);
    const copy = new CustomResource(this, 'Resource', {
      resourceType: 'Custom::CassandraSuperuser',
      serviceToken: code.function.functionArn,
      serviceTimeout: Duration.minutes(6),
      properties: {
        SecretId: secret.secretArn, Namespace: namespace, Name: name, Cluster: cluster, Backend: watch.ready, PasswordRevision: passwordRevision,
      },
    });
    copy.node.addDependency(ready, rights);
    host._inTurn('prerequisites', copy);
    secret.grantRead(code.role).applyBefore(copy);
    // Without a revision, the function may not be called at all, and then reports nothing.
    if (passwordRevision !== undefined) this.status = copy.getAttString('Status');
    this.command = `aws lambda invoke --function-name ${code.function.functionName} --cli-binary-format raw-in-base64-out `
      + `--payload '{"Copy":{"SecretId":"${secret.secretArn}","Namespace":"${namespace}","Name":"${name}","Cluster":"${cluster}","Backend":"${watch.ready}"}}' /dev/stdout`;
  }
}
