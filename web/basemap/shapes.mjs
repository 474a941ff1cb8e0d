/** Plain geometry of polygons in degrees: enough to name a division and to set a label. */

/** The outer rings of a Polygon or MultiPolygon. */
function outers(geometry) {
  return geometry.type === "Polygon" ? [geometry.coordinates[0]] : geometry.coordinates.map((p) => p[0]);
}

/** Whether a point lies inside (holes are not asked for: divisions have none). */
export function inside([x, y], geometry) {
  return outers(geometry).some((ring) => {
    let odd = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
    }
    return odd;
  });
}

/** Area and centre of mass of one ring. */
function mass(ring) {
  let [area, cx, cy] = [0, 0, 0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const cross = ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
    area += cross;
    cx += (ring[j][0] + ring[i][0]) * cross;
    cy += (ring[j][1] + ring[i][1]) * cross;
  }
  return area ? [Math.abs(area / 2), [cx / (3 * area), cy / (3 * area)]] : [0, ring[0]];
}

/** Centre and size (square degrees) of the largest part: a label belongs there, not between islands. */
export function widest(geometry) {
  return outers(geometry)
    .map(mass)
    .map(([size, at]) => [at, size])
    .reduce((a, b) => (b[1] > a[1] ? b : a));
}

/** Centre of the largest part. */
export function middle(geometry) {
  return widest(geometry)[0];
}
