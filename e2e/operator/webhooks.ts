import * as fs from 'fs';
import * as https from 'https';
import * as path from 'path';
import { datacenterRefusal } from './datacenter-rules';
import { clusterRefusal, scheduleRefusal } from './k8ssandra-cluster-rules';

/** @returns why the object is refused, undefined if it is not */
export type Rule = (object: any, old?: any) => string | undefined;

const HOOKS: Record<string, Record<string, Rule>> = {
  'k8ssandra-operator': { '/vk8ssandracluster.kb.io': clusterRefusal, '/vmedusabackupschedule.kb.io': scheduleRefusal },
  'cass-operator': { '/vcassandradatacenter.kb.io': datacenterRefusal },
};

/** The validating webhooks of an operator, at its pod's address. */
export function serveWebhooks(role: string, certificate: string, address: string): Promise<void> {
  const server = https.createServer({ cert: fs.readFileSync(path.join(certificate, 'tls.crt')), key: fs.readFileSync(path.join(certificate, 'tls.key')) }, (request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      const { request: { uid, object, oldObject } } = JSON.parse(text);
      const rule = HOOKS[role][request.url!.split('?')[0]];
      const message = rule ? rule(object, oldObject ?? undefined) : `no webhook at ${request.url}`;
      response.end(JSON.stringify({
        apiVersion: 'admission.k8s.io/v1',
        kind: 'AdmissionReview',
        response: { uid, allowed: message === undefined, ...(message !== undefined && { status: { message, code: 403 } }) },
      }));
    });
  });
  return new Promise((resolve) => server.listen(9443, address, resolve));
}
