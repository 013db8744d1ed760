/** What a dataset is: a corpus with vectors, queries held apart from it, and their exact nearest neighbours. */
package dev.touchstone.dataset;
