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
  return { ...sided("kind", KINDS, side), ...sided("key", KEYS, side), ...sided("text", TEXTS, side) };
}

export const WORDS = { en: { ...named(0), ...ENGLISH }, es: { ...named(1), ...SPANISH } };
