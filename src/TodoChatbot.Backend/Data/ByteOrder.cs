using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TodoChatbot.Backend.Data;

/// <summary>Text columns that both databases order alike.</summary>
internal static class ByteOrder
{
    private const string Annotation = "TodoChatbot:ByteOrder";

    extension(PropertyBuilder<string> property)
    {
        /// <summary>Orders the column byte by byte on every database, so that pages follow each other alike.</summary>
        public PropertyBuilder<string> IsOrderedByBytes() => property.HasAnnotation(Annotation, true);
    }

    extension(ModelBuilder model)
    {
        /// <summary>Gives these columns the collation that orders by bytes; null when the database's own one does.</summary>
        public void UseByteOrder(string? collation)
        {
            foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.FindAnnotation(Annotation) is not null))
            {
                property.RemoveAnnotation(Annotation);
                if (collation is not null)
                {
                    property.SetCollation(collation);
                }
            }
        }
    }
}
