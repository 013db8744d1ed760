/** What the page's template sees; public only because the template engine reads it. */
package dev.touchstone.report.html.internal;
