import { App, Chart } from 'cdk8s';

/** The manifest of the one object that is made. (cdk8s' Testing leaves a folder behind for each chart.) */
export function manifestOf(make: (chart: Chart) => void): any {
  const chart = new Chart(new App(), 'test');
  make(chart);
  const manifests = chart.toJson();
  expect(manifests).toHaveLength(1);
  return manifests[0];
}
