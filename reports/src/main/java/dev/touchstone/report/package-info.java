/** What a measurement run leaves behind: its folder, its charts and its page, all rendered without a database. */
package dev.touchstone.report;
