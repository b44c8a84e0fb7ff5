-- As many topics as the API takes; their list, which is data, says no number.
select app.limit('app.consultation', 'consultation_topics_most', '{topics}', 'cardinality(new.topics) <= 18');
