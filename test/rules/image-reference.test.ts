import { describeRule } from './rule-cases';
import { CassandraBackend } from '../../lib';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const TOKEN = '${Token[image.1]}';

describeRule('image-reference', {
  fails: {
    'no tag': { props: { backend: CassandraBackend.k8ssandra({ medusaImage: 'reg.example/own/medusa' }) }, says: /image of medusa has no immutable tag: got "reg.example\/own\/medusa"/ },
    'latest': { props: { images: { cassandra: 'reg.example:5000/own/cassandra:latest' } }, says: /image of cassandra has no immutable tag/ },
    'latest with a digest': { props: { backend: CassandraBackend.k8ssandra({ reaperImage: `own/reaper:latest@${DIGEST}` }) }, says: /no immutable tag/ },
    'a digest alone, which the operator cannot take': { props: { backend: CassandraBackend.k8ssandra({ medusaImage: `own/medusa@${DIGEST}` }) }, says: /no immutable tag/ },
    'no repository': { props: { backend: CassandraBackend.k8ssandra({ reaperImage: 'reaper:5.0.0' }) }, says: /is not a valid image reference/ },
    'upper case': { props: { images: { cassandra: 'docker.io/K8ssandra/cass-management-api:5.0.6-ubi' } }, says: /is not a valid image reference: got .*all but the tag in lower case/ },
    'a space': { props: { backend: CassandraBackend.k8ssandra({ medusaImage: 'docker.io/k8ssandra /medusa:0.29.1' }) }, says: /is not a valid image reference/ },
    'half a digest': { props: { backend: CassandraBackend.k8ssandra({ reaperImage: 'own/reaper:5.0.0@sha256:12' }) }, says: /cannot be read/ },
    'a token where the operator needs parts': { props: { backend: CassandraBackend.k8ssandra({ medusaImage: TOKEN }) }, says: /only known at deployment/ },
  },
  warns: {
    'a digest alone': { props: { images: { cassandra: `own/cassandra@${DIGEST}` } }, says: /named by its digest alone/ },
    'another release than the version': {
      props: { images: { cassandra: 'docker.io/k8ssandra/cass-management-api:4.1.9-ubi' } }, says: /tag of another release.*got "4.1.9-ubi", allowed: a tag of 5.0.6/,
    },
  },
  passes: {
    'a tag of one\'s own': { images: { cassandra: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/db/cassandra__x/server:2026.11.20.3' } },
    'tag': { images: { cassandra: 'own/cassandra:5.0.6-ubi' }, backend: CassandraBackend.k8ssandra({ medusaImage: 'reg.example:5000/mirror/medusa:0.29.1' }) },
    'tag and digest': { backend: CassandraBackend.k8ssandra({ reaperImage: `own/reaper:5.0.0@${DIGEST}` }) },
    'a token for Cassandra': { images: { cassandra: TOKEN } },
  },
});
