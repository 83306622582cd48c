-- Where a person lived when she was referred or enrolled: people move, and a count tells the municipality of then.
ALTER TABLE participation ADD municipality text CHECK (municipality <> '');
