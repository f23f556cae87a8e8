// All words of the studio, in English and Spanish; names of kinds, keys and texts stand here side by side.

import { ENGLISH } from "./english.js";
import { SPANISH } from "./spanish.js";

const KINDS = {
  illustration: ["illustration", "ilustración"],
  simulation: ["simulation", "simulación"],
  photograph: ["photograph", "fotografía"],
  radiograph: ["radiograph", "radiografía"],
  fluoroscopy: ["fluoroscopy", "fluoroscopia"],
  ultrasound: ["ultrasound", "ecografía"],
  ct: ["CT", "TC"],
  mri: ["MRI", "RM"],
  micrograph: ["micrograph", "micrografía"],
  chart: ["chart", "gráfico"],
  diagram: ["diagram", "esquema"],
  video: ["video", "video"],
  logo: ["logo", "logotipo"],
  portrait: ["portrait", "retrato"],
};
const KEYS = {
  kind: ["kind", "tipo"],
  alt: ["description", "descripción"],
  caption: ["caption", "leyenda"],
  credit: ["credit", "crédito"],
  view: ["view", "proyección"],
  side: ["side", "lado"],
  orient: ["orientation", "orientación"],
  contrast: ["contrast", "contraste"],
  subject: ["subject", "sujeto"],
  redact: ["blackened areas", "zonas tapadas"],
  shutter: ["shutter", "diafragma"],
  review: ["review", "revisión"],
  spacing_mm: ["spacing", "escala"],
};
const MARKS = {
  at: ["name with a line to it", "nombre con una línea"],
  arrow: ["arrow", "flecha"],
  arrowhead: ["arrowhead", "punta de flecha"],
  number: ["numbered disc", "disco con número"],
  text: ["text right there", "texto en el lugar"],
  point: ["dot", "punto"],
  crosshair: ["crosshair", "retícula"],
  target: ["target", "blanco"],
  cross: ["✕ wrong spot", "✕ lugar equivocado"],
  check: ["✓ right spot", "✓ lugar correcto"],
  question: ["? unknown spot", "? lugar desconocido"],
  asterisk: ["* asterisk", "* asterisco"],
  star: ["★ star", "★ estrella"],
  dagger: ["† dagger", "† cruz"],
  ellipse: ["ellipse", "elipse"],
  circle: ["circle", "círculo"],
  box: ["box", "recuadro"],
  zone: ["hatched zone", "zona rayada"],
  highlight: ["tinted area", "zona teñida"],
  spotlight: ["spotlight: dims all else", "foco: oscurece lo demás"],
  inset: ["magnified part", "parte ampliada"],
  line: ["line", "línea"],
  curve: ["curve", "curva"],
  flow: ["spread of contrast", "avance del contraste"],
  needle: ["needle", "aguja"],
  contour: ["contour", "contorno"],
  bracket: ["bracket", "corchete"],
  measure: ["distance", "distancia"],
  angle: ["angle", "ángulo"],
};
const STYLES = {
  finding: ["the finding", "el hallazgo"],
  second: ["a second finding", "otro hallazgo"],
  risk: ["a risk", "un riesgo"],
  ok: ["right", "correcto"],
  quiet: ["only a name", "solo un nombre"],
};
const SIDES = {
  auto: ["by itself", "automático"],
  left: ["left", "izquierda"],
  right: ["right", "derecha"],
  above: ["above", "arriba"],
  below: ["below", "abajo"],
  "top-left": ["top left", "arriba a la izquierda"],
  "top-right": ["top right", "arriba a la derecha"],
  "bottom-left": ["bottom left", "abajo a la izquierda"],
  "bottom-right": ["bottom right", "abajo a la derecha"],
  point: ["a point", "un punto"],
};
const TEXTS = {
  title: ["Title", "Título"],
  subtitle: ["Subtitle", "Subtítulo"],
  section: ["Section", "Sección"],
  points: ["Point", "Punto"],
  text: ["Text", "Texto"],
  notes: ["Notes", "Notas"],
  steps: ["Step", "Paso"],
  caption: ["Caption", "Leyenda"],
  alt: ["Description", "Descripción"],
  view: ["View", "Proyección"],
  panels: ["Picture", "Imagen"],
  annotations: ["Mark", "Marca"],
  label: ["Label", "Rótulo"],
  legend: ["Legend", "Referencias"],
  footnote: ["Footnote", "Nota al pie"],
  dateline: ["Place and date", "Lugar y fecha"],
  verdict: ["Verdict", "Veredicto"],
  time: ["Time", "Tiempo"],
  table: ["Table", "Tabla"],
  header: ["Heading", "Encabezado"],
  rows: ["Row", "Fila"],
  chart: ["Chart", "Gráfico"],
  data: ["Value", "Valor"],
  series: ["Series", "Serie"],
  unit: ["Unit", "Unidad"],
  value: ["Value", "Valor"],
  n: ["Number of cases", "Número de casos"],
  x_title: ["Axis", "Eje"],
  y_title: ["Axis", "Eje"],
  quote: ["Quotation", "Cita"],
  by: ["Said by", "Dicho por"],
  number: ["Number", "Número"],
  columns: ["Column", "Columna"],
  source: ["Source", "Fuente"],
  revision: ["Revision", "Revisión"],
};

function sided(prefix, pairs, side) {
  return Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [`${prefix}-${key}`, pair[side]]));
}

function named(side) {
  const named = { kind: KINDS, key: KEYS, text: TEXTS, mark: MARKS, style: STYLES, at: SIDES };
  return Object.assign({}, ...Object.entries(named).map(([prefix, pairs]) => sided(prefix, pairs, side)));
}

export const WORDS = { en: { ...named(0), ...ENGLISH }, es: { ...named(1), ...SPANISH } };
