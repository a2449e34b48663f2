/* Says quietly that a request did not arrive. */
import { quietly } from "./connection.js";

for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, () => quietly("failed", 6000));
}
